// An object of the emulated Excel, as the interpreter of requests sees it, and the table each kind of object is made from.

import type { EmulatedWorkbook, SheetArea } from './emulatedWorkbook.ts'
import type { Schema } from './officeSchema.ts'
import type { WireValue } from './wire.ts'

/** A fault the host answers with; `code` is what the add-in finds in `error.code`. */
export class HostError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** An object of the API. Names are those on the wire: `NumberFormat`, `GetRange`. */
export type HostObject = {
  readonly type: string
  /** The area of a range: arguments of other calls ask for it. */
  readonly area?: SheetArea
  /** What Instantiate answers with, and every query repeats. */
  readonly identity: () => Readonly<Record<string, WireValue>>
  /** Properties answered when none is named. */
  readonly usual: () => readonly string[]
  readonly read: (property: string) => WireValue | undefined
  readonly write: (property: string, value: WireValue) => void
  /** null is a null object; undefined says that there is no such child. */
  readonly child: (name: string) => HostObject | null | undefined
  readonly call: (method: string, args: readonly Argument[]) => HostObject | WireValue
  readonly item: (key: WireValue) => HostObject
  readonly items: () => readonly HostObject[] | undefined
}

/** An argument of a method: a value or another object of the host. */
export type Argument = HostObject | WireValue

/** What every object of one workbook shares. */
export type Host = {
  readonly workbook: EmulatedWorkbook
  readonly schema: Schema
  /** Objects the add-in keeps a hold of between requests, by reference id. */
  readonly references: Map<string, HostObject>
  /** Everything set or called that has no effect of its own in the emulation, in order. */
  readonly record: RecordedCall[]
  /** What was set on objects that are only recorded, by path. */
  readonly recorded: Map<string, WireValue>
  /** Members of collections that are only recorded, by path. */
  readonly recordedLists: Map<string, HostObject[]>
  readonly events: HostEvents
  /** How much is answered at once: a larger range is read as null. */
  readonly limits: { cellsPerRead: number }
  /** The areas behind events, asked for later by reference id. */
  readonly eventAreas: Map<string, SheetArea>
  readonly root: () => HostObject
}

type RecordedCall = { readonly path: string; readonly value: WireValue }

/** Who listens and how they are told. */
type HostEvents = {
  readonly listeners: Set<string>
  fire: (type: number, target: string, args: Readonly<Record<string, WireValue>>) => void
}

/** One kind of object as a table. Whatever the table does not name is recorded if the schema has it and refused if not. */
export type HostClass<Target> = {
  readonly type: string
  readonly area?: (target: Target) => SheetArea
  /** Where what is only recorded of this object is kept. */
  readonly path: (target: Target) => string
  readonly identity?: (target: Target) => Readonly<Record<string, WireValue>>
  readonly usual?: readonly string[]
  readonly read?: Readonly<Record<string, (target: Target, host: Host) => WireValue>>
  readonly write?: Readonly<Record<string, (target: Target, value: WireValue, host: Host) => void>>
  readonly child?: Readonly<Record<string, (target: Target, host: Host) => HostObject | null>>
  readonly call?: Readonly<
    Record<string, (target: Target, args: readonly Argument[], host: Host) => HostObject | WireValue>
  >
  readonly item?: (target: Target, key: WireValue, host: Host) => HostObject
  readonly items?: (target: Target, host: Host) => readonly HostObject[]
  /** The id under which events of this object are listened to. */
  readonly eventTarget?: (target: Target) => string
}

/** What the library's classes do not declare; a test that meets it must either stop calling it or emulate it. */
export function notEmulated(what: string): HostError {
  return new HostError('NotEmulated', `the emulated host has no ${what}`, 501)
}

export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): HostError => new HostError('InvalidArgument', message)

export const itemNotFound = (): HostError =>
  new HostError('ItemNotFound', "The requested resource doesn't exist.", 404)

export const itemExists = (): HostError =>
  new HostError('ItemAlreadyExists', 'The resource being created already exists.', 409)

export const accessDenied = (): HostError =>
  new HostError('AccessDenied', 'You cannot perform the requested operation.', 403)

export function isHostObject(value: Argument | undefined): value is HostObject {
  return (
    typeof value === 'object' && value !== null && 'identity' in value && typeof value.identity === 'function'
  )
}

/** A text argument, or InvalidArgument. */
export function textArgument(args: readonly Argument[], index: number): string {
  const value = args[index]
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

/** A number argument, or InvalidArgument. */
export function numberArgument(args: readonly Argument[], index: number): number {
  const value = args[index]
  if (typeof value !== 'number') throw invalidArgument()
  return value
}
