// The page beside a workbook in Excel.

import { openPane } from './openPane.ts'
import { pageShelf } from './session/planShelf.ts'

openPane(pageShelf())
