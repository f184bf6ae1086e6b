// Certificates for https on this computer, made by Microsoft's tool as files; whether to trust them a person decides.

import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { generateCertificates } from 'office-addin-dev-certs'
import type { Certificate } from './serveFolder.ts'

/** The certificate to serve with, and the file of the authority that signed it, which is what has to be trusted. */
export type LocalCertificates = { readonly certificate: Certificate; readonly authorityFile: string }

/** Where the tool keeps its files, so that its own `install` and `uninstall` find them. */
const usualFolder = join(homedir(), '.office-addin-dev-certs')

/** The certificates in the folder, made anew when there are none or they end within a day. */
export async function localCertificates(now: Date, folder = usualFolder): Promise<LocalCertificates> {
  const [authority, cert, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map(name => join(folder, name))
  if (authority === undefined || cert === undefined || key === undefined)
    throw new Error('three names, three files')
  const files = [authority, cert, key]
  if (!files.every(existsSync) || files.slice(0, 2).some(file => endsSoon(file, now))) {
    // The tool writes nothing where it finds an authority, also an old one.
    for (const file of files) rmSync(file, { force: true })
    await generateCertificates(authority, cert, key)
  }
  const certificate = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  return { certificate, authorityFile: authority }
}

function endsSoon(file: string, now: Date): boolean {
  const day = 86_400_000
  return Date.parse(new X509Certificate(readFileSync(file)).validTo) < now.getTime() + day
}
