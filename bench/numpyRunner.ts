// numpy at work on the same program and the same samples, in a process of its own that measures itself.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Lowered } from './kernelRun.ts'
import { numpyProgram } from './numpyProgram.ts'

/** Milliseconds of processor time of one round, and how far its results are from the kernel's. */
export type NumpyRound = {
  readonly sampling: number
  readonly evaluation: number
  readonly percentiles: number
  /** Paths in a block, the fastest of those tried. */
  readonly block: number
  /** Largest difference of two results, relative to the largest size of that row and month on any path. */
  readonly difference: number
}

/** A numpy process waiting to run rounds. */
export type NumpyRunner = { readonly round: () => Promise<NumpyRound>; readonly end: () => void }

/** Debian's python3-numpy. */
const python = '/usr/bin/python3'

/** Starts numpy on a lowered batch whose outputs hold the kernel's results; undefined where numpy is not installed. */
export async function startNumpy(
  columns: readonly Float64Array[],
  lowered: Lowered,
): Promise<NumpyRunner | undefined> {
  if (!existsSync(python)) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'numpy-'))
  writeFileSync(join(folder, 'model.py'), numpyProgram(lowered.vector))
  writeFileSync(join(folder, 'columns.bin'), bytesOf(columns))
  writeFileSync(join(folder, 'expected.bin'), bytesOf(lowered.outputs))
  writeFileSync(join(folder, 'rounds.py'), rounds(columns[0]?.length ?? 0))
  const child = spawn(python, ['rounds.py'], { cwd: folder })
  const lines = createInterface(child.stdout)
  const end = (): void => {
    child.kill()
    rmSync(folder, { recursive: true })
  }
  const ready = await Promise.race([nextLine(lines), ended(child)])
  if (ready === 'ready') return { round: () => round(child, lines), end }
  end()
  return undefined
}

function bytesOf(arrays: readonly Float64Array[]): Buffer {
  return Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  )
}

async function nextLine(lines: Interface): Promise<string> {
  return new Promise(resolve => lines.once('line', resolve))
}

/** The end of the process: numpy is not there, or has failed and said why. */
async function ended(child: ChildProcessWithoutNullStreams): Promise<undefined> {
  child.stderr.on('data', text => console.error(String(text)))
  return new Promise(resolve => child.once('exit', () => resolve(undefined)))
}

async function round(child: ChildProcessWithoutNullStreams, lines: Interface): Promise<NumpyRound> {
  child.stdin.write('round\n')
  const line = await nextLine(lines)
  return JSON.parse(line) as NumpyRound
}

function rounds(paths: number): string {
  return `
import json, sys, time
import numpy
import model
paths = ${paths}
columns = list(numpy.fromfile('columns.bin').reshape(-1, paths))
expected = numpy.fromfile('expected.bin').reshape(-1, paths)
results = numpy.empty_like(expected)
outputs = list(results)
generator = numpy.random.Generator(numpy.random.Philox(1))

def timed(work):
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)

def sample():
    for column in range(len(columns)):
        if column % 2 == 0: generator.lognormal(0, 0.1, paths)
        else: generator.beta(3, 4, paths)

def percentiles():
    numpy.percentile(results, [10, 50, 90], axis=1)
    numpy.mean(results, axis=1)

blocks = [paths // parts for parts in (1, 2, 4, 8) if paths // parts > 0]
times = {block: min(timed(lambda: model.run(columns, outputs, block)) for _ in range(2)) for block in blocks}
block = min(blocks, key=times.get)
print('ready', flush=True)
for line in sys.stdin:
    row = dict(sampling=timed(sample), evaluation=timed(lambda: model.run(columns, outputs, block)), percentiles=timed(percentiles), block=block)
    difference = numpy.abs(results - expected).max(axis=1) / numpy.abs(expected).max(axis=1)
    print(json.dumps(dict(row, difference=float(difference.max()))), flush=True)
`
}
