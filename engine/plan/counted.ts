// How many of something, in words.

/** "1 hire", "12 hires", "1,234 cells"; `many` where it is more than an s: counted(3, 'input was', 'inputs were'). */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}
