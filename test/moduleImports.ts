// Reads what a TypeScript file imports and which globals it names, without running it.

import ts from 'typescript'

/** One import of a file; `types` imports are erased and so do not exist at run time. */
export type Import = { readonly from: string; readonly when: 'run' | 'types' }

/** A source file of the project: its path from the root, what it imports (paths or package names), what it names. */
export type SourceModule = {
  readonly path: string
  readonly imports: readonly Import[]
  readonly names: readonly string[]
}

/** Reads one file's text. Relative imports come back as paths from the root, packages without their subpath. */
export function moduleImports(path: string, text: string): SourceModule {
  const imports: Import[] = []
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const specifier = importedFrom(node)
    if (specifier) imports.push({ from: resolve(path, specifier), when: isErased(node) ? 'types' : 'run' })
    if (ts.isIdentifier(node) && !isMemberName(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return { path, imports, names: [...names] }
}

/** The specifier of `import … from`, `export … from`, `import(…)` and the type `import('…')`. */
function importedFrom(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return textOf(node.arguments[0])
  }
  return undefined
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined
}

/** With verbatimModuleSyntax exactly the imports and exports marked `type` as a whole disappear. */
function isErased(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly)
}

/** `.name` and `{ name: … }` belong to a value, they do not name a global. */
function isMemberName(node: ts.Identifier): boolean {
  const parent = node.parent
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node)
  )
}

function resolve(importer: string, specifier: string): string {
  if (specifier.startsWith('.')) return joinPath(importer.split('/').slice(0, -1), specifier.split('/'))
  if (specifier.startsWith('node:')) return 'node:'
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function joinPath(folder: readonly string[], steps: readonly string[]): string {
  const path = [...folder]
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
