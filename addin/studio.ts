// The page that needs no Excel: the same pane, with a shelf that lasts as long as the page and says so.

import { openPane } from './openPane.ts'
import { pageShelf } from './session/planShelf.ts'

openPane(pageShelf())
