// Shapes on a square of 16 by 16, from which icons are painted at every size. A shape is what lies inside it.

/** Whether a point lies inside; x to the right, y down, both from 0 to 16. */
export type Shape = (x: number, y: number) => boolean

/** A rectangle from its left upper to its right lower corner, with corners of this radius. */
export function box(left: number, top: number, right: number, bottom: number, radius = 0): Shape {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2]
  return (x, y) => {
    const across = Math.abs(x - left - halfWidth) - halfWidth + radius
    const down = Math.abs(y - top - halfHeight) - halfHeight + radius
    return Math.max(across, down) <= radius && Math.hypot(Math.max(across, 0), Math.max(down, 0)) <= radius
  }
}

/** All points within a radius of a centre. */
export function disc(centreX: number, centreY: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - centreX, y - centreY) <= radius
}

/** A straight stroke with round ends. */
export function stroke(fromX: number, fromY: number, toX: number, toY: number, width: number): Shape {
  const [stepX, stepY] = [toX - fromX, toY - fromY]
  const square = stepX * stepX + stepY * stepY
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - fromX) * stepX + (y - fromY) * stepY) / square))
    return Math.hypot(x - fromX - along * stepX, y - fromY - along * stepY) <= width / 2
  }
}

/** What lies in the first shape and in none of the others. */
export function without(shape: Shape, ...holes: readonly Shape[]): Shape {
  return (x, y) => shape(x, y) && !holes.some(hole => hole(x, y))
}
