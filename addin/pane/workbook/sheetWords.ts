// What each of our sheets is for, in a line.

/** A sheet that is not known here gets no words. */
export function sheetWords(sheet: string): string {
  return words.get(sheet) ?? ''
}

const words: ReadonlyMap<string, string> = new Map([
  ['Home', 'key figures, and the scenario that is shown'],
  ['Inputs', 'numbers that hold for the whole plan'],
  ['Monthly', 'numbers by month, such as hires'],
  ['Model', 'every row of the model, month by month'],
  ['Statements', 'income, cash flow and balance sheet'],
  ['Metrics', 'growth, retention and efficiency by period'],
  ['Use of proceeds', 'where the money raised goes'],
  ['Compare', 'two scenarios and the bridge between them'],
  ['Checks', 'whether the books close and engines agree'],
  ['Scenarios', 'a readable copy of what is saved'],
  ['Engine', 'the exact engine’s numbers, to compare with'],
])
