// How a person adds the add-in to Excel from this computer, step by step. The steps are those of
// https://learn.microsoft.com/office/dev/add-ins/testing/test-debug-office-add-ins (unverified: tried in no Excel by us).

/** What the steps name. */
export type StepFacts = {
  /** Where the add-in is served. */
  readonly address: string
  /** Full paths. */
  readonly manifestFile: string
  readonly authorityFile: string
  /** The add-in's identifier, from the manifest. */
  readonly id: string
}

/** The whole text, in the order in which it is done. */
export function excelSteps({ address, manifestFile, authorityFile, id }: StepFacts): string {
  const developerKey = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer'
  const macFolder = '~/Library/Containers/com.microsoft.Excel/Data/Documents/wef'
  return `Proceeds is served at ${address}. Leave this running while you use it in Excel; Ctrl+C ends it.

Once: trust this computer's certificate
  Excel loads add-ins over https only. The certificate was made here, for localhost only, and lasts 30 days:
  ${authorityFile}
  Windows: certutil -user -addstore Root "${authorityFile}"
  Mac:     security add-trusted-cert -d -r trustRoot -k ~/Library/Keychains/login.keychain-db "${authorityFile}"
  Then open ${address}/help.html in a browser: no warning means it is trusted.
  To trust it no longer: npx office-addin-dev-certs uninstall

Excel on Windows
  1. In a command prompt:
     reg add "${developerKey}" /v "${id}" /t REG_SZ /d "${manifestFile}" /f
  2. Close Excel, start it and open a workbook.
  3. The tab Proceeds is on the ribbon; choose Open pane. If it is not there: Home > Add-ins > Developer add-ins > Proceeds.
  To remove it: reg delete "${developerKey}" /v "${id}" /f

Excel on Mac
  1. In a terminal:
     mkdir -p ${macFolder} && cp "${manifestFile}" ${macFolder}/${id}.xml
  2. Quit Excel, start it and open a workbook.
  3. Home > Add-ins > Developer add-ins > Proceeds. The tab Proceeds appears; choose Open pane.
  To remove it: rm ${macFolder}/${id}.xml

Excel on the web
  1. Open a workbook at https://excel.cloud.microsoft in Edge or Chrome on this computer.
  2. Home > Add-ins > More Add-ins > My Add-ins > Upload My Add-in, and take this file:
     ${manifestFile}
  3. If the browser asks whether the page may reach devices on your local network, allow it: that is this server.
  4. The tab Proceeds appears; choose Open pane. It is there until the browser's data for Excel is cleared.
`
}
