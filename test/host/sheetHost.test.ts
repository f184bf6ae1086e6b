import { conformance, conformanceUnderFaults } from './conformance.ts'
import { openInSpreadsheet } from './openInSpreadsheet.ts'

conformance('the spreadsheet', async () => openInSpreadsheet())
conformanceUnderFaults('the spreadsheet', async () => openInSpreadsheet())
