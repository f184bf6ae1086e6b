// Records that were made up were read nowhere.

import type { RecordSource } from '../../../engine/intake/records.ts'

/** Stands for the file of a made-up record. */
export const nowhere: RecordSource = { file: 'made up', row: 0 }
