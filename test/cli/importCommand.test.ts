import { describe, expect, it } from 'vitest'
import { typed } from './typedCommand.ts'

const text = (lines: string) => new TextEncoder().encode(lines)
const deals = text(
  'Opportunity ID,Stage,Amount,Close Date,Created Date\n1,Closed Won,"1,500.00",03/04/2024,02/01/2024\n2,Open,TBD,03/04/2024,02/01/2024\n',
)

describe('proceeds import', () => {
  it('asks first, and reads with the answers in the saved mapping', async () => {
    const asked = await typed(['import', 'deals.csv', '--save-map', 'mapping.json'], { 'deals.csv': deals })
    expect(asked.code).toBe(1)
    expect(asked.out).toContain('? deals.csv, Close Date: Close Date can be read in 2 ways')
    const mapping = JSON.parse(String(asked.files.get('mapping.json')))
    mapping.tables[0].days = { created: 'month/day/year', closes: 'month/day/year' }
    const files = { 'deals.csv': deals, 'mapping.json': text(JSON.stringify(mapping)) }
    const answered = await typed(['import', 'deals.csv', '--map', 'mapping.json'], files)
    expect([answered.code, answered.err]).toEqual([0, ''])
    expect(answered.out).toContain('rows 3 = 1 used + 1 rejected + 1 ignored (1 header)')
    expect(answered.out).toContain(
      'row 3, Amount "TBD": it is no number as this column writes them (1,234.56)',
    )
  })

  it('gives records, reconciliations and the mapping as JSON', async () => {
    const file = text('vendor,annual_value\nZoom,"1,200.50"\nTotal,"1,200.50"\n')
    const seen = await typed(['import', 'tools.csv', '--json'], { 'tools.csv': file })
    const { tables, records, mapping } = JSON.parse(seen.out)
    expect(seen.code).toBe(0)
    expect(tables[0]).toMatchObject({
      file: 'tools.csv',
      shape: 'software_contracts',
      reconciliation: { closes: true },
    })
    expect(records.toolContracts).toMatchObject([{ vendor: 'Zoom', value: 1200.5 }])
    expect(mapping.tables[0].columns).toEqual({ vendor: 'vendor', value: 'annual_value' })
  })

  it('says what is wrong with a mapping, and imports nothing', async () => {
    const files = {
      'deals.csv': deals,
      'mapping.json': text('{"format": "proceeds-mapping", "version": 1, "tabels": []}'),
    }
    const seen = await typed(['import', 'deals.csv', '--map', 'mapping.json'], files)
    expect([seen.code, seen.out]).toEqual([1, ''])
    expect(seen.err).toContain('tabels is not a field of a mapping.')
    expect(seen.err).toContain('Did you mean tables?')
  })

  it('says which file is not there', async () => {
    const seen = await typed(['import', 'nowhere.csv'])
    expect([seen.code, seen.out]).toEqual([3, ''])
    expect(seen.err).toBe('nowhere.csv cannot be read: there is no such file.')
  })
})
