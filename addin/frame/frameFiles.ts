// The libraries' own files that the frame loads: copied as they are published, each with its licence beside it.

/** One file: where its package keeps it, and its name in the frame's folder. */
export type FrameFile = { readonly from: string; readonly to: string }

/** All of them. Replacing a file of o-spreadsheet in the built folder replaces the library, as its licence asks. */
export const frameFiles: readonly FrameFile[] = [
  { from: '@odoo/owl/dist/owl.iife.min.js', to: 'owl.iife.min.js' },
  { from: '@odoo/owl/LICENSE', to: 'owl.LICENSE.txt' },
  { from: '@odoo/o-spreadsheet/dist/o_spreadsheet.min.iife.js', to: 'o_spreadsheet.min.iife.js' },
  { from: '@odoo/o-spreadsheet/dist/o_spreadsheet.css', to: 'o_spreadsheet.css' },
  { from: '@odoo/o-spreadsheet/dist/o_spreadsheet.xml', to: 'o_spreadsheet.xml' },
  { from: '@odoo/o-spreadsheet/LICENSE', to: 'o_spreadsheet.LICENSE.txt' },
  { from: 'chart.js/dist/chart.umd.min.js', to: 'chart.umd.min.js' },
  { from: 'chart.js/LICENSE.md', to: 'chart.LICENSE.txt' },
  { from: 'bootstrap/dist/css/bootstrap.min.css', to: 'bootstrap.min.css' },
  { from: 'bootstrap/LICENSE', to: 'bootstrap.LICENSE.txt' },
]

/** What stands in the folder beside them, with the versions that were copied. */
export function frameNotice(versionOf: (name: string) => string): string {
  return [
    'The files in this folder are published by others and are here unchanged.',
    '',
    `o-spreadsheet ${versionOf('@odoo/o-spreadsheet')} (https://github.com/odoo/o-spreadsheet), Copyright Odoo,`,
    'GNU Lesser General Public License, version 3 or later: see o_spreadsheet.LICENSE.txt.',
    `owl ${versionOf('@odoo/owl')} (https://github.com/odoo/owl), Copyright Odoo,`,
    'GNU Lesser General Public License, version 3: see owl.LICENSE.txt.',
    `Chart.js ${versionOf('chart.js')} (https://www.chartjs.org), MIT: see chart.LICENSE.txt.`,
    `Bootstrap ${versionOf('bootstrap')} (https://getbootstrap.com), MIT: see bootstrap.LICENSE.txt.`,
    '',
    'Proceeds runs them in a frame of their own and talks to them by messages. To use another version of a library, put',
    'its files in place of these.',
    '',
  ].join('\n')
}
