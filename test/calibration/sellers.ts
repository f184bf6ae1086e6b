// Sellers whose ramp and productivity are known, with what each booked by chance.

import type { SellerHistory } from '../../engine/calibration/sellerMonths.ts'
import { rampAt } from '../../samples/samphire/company/deals.ts'
import { randomOf } from '../../samples/samphire/company/random.ts'

/** What is true of the sellers; `acv` is what a deal is worth on average. */
export type SellerTruth = {
  readonly rampMonths: number
  readonly productivity: number
  readonly acv: number
  readonly attrition: number
}

/** Sellers watched for some months, hired before and in them, some of them gone in the meantime. */
export function sellersOf(truth: SellerTruth, count: number, months: number, seed: number): SellerHistory {
  const random = randomOf(seed, 'sellers')
  const sellers = Array.from({ length: count }, (_, index) => {
    const tenured = index % 3 === 0
    const firstTenure = tenured ? 6 + Math.floor(random.uniform() * 20) : 0
    const from = tenured ? 0 : Math.floor(random.uniform() * (months - 6))
    const stay = Math.floor((random.wait(1) * -12) / Math.log1p(-truth.attrition))
    return {
      seller: `seller ${index}`,
      firstTenure,
      booked: Array.from({ length: Math.min(months - from, stay) }, (_, month) => {
        const rate = (truth.productivity / 12 / truth.acv) * rampAt(firstTenure + month, truth.rampMonths)
        return Array.from({ length: random.count(rate) }, () => truth.acv * random.wait(4)).reduce(
          (sum, value) => sum + value,
          0,
        )
      }),
    }
  })
  return { sellers: sellers.filter(({ booked }) => booked.length > 0), remarks: [] }
}
