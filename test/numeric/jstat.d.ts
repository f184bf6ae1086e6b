// The part of jstat, which comes without types, that the tests compare with.
declare module 'jstat' {
  export const jStat: {
    readonly normal: {
      inv(p: number, mean: number, sd: number): number
      cdf(x: number, mean: number, sd: number): number
    }
    readonly beta: { inv(p: number, alpha: number, beta: number): number }
    readonly gamma: { inv(p: number, shape: number, scale: number): number }
    readonly chisquare: { cdf(x: number, degrees: number): number }
  }
}
