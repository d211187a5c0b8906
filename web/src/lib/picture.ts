// A chart or map as a picture to take away: SVG that needs no style sheet, and PNG drawn from the same shapes.
// The page's policy lets no image in that does not come from its own server, so the PNG is drawn, not loaded.

const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'] as const
const SHAPES = 'path, circle, rect, line, text'

function size(svg: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const box = svg.viewBox.baseVal
  return box && box.width > 0 ? box : { x: 0, y: 0, width: svg.clientWidth, height: svg.clientHeight }
}

function paper(): string {
  return getComputedStyle(document.documentElement).backgroundColor
}

/** Shapes that are on the picture: not those that are hidden or only catch the pointer. */
function shown(svg: SVGSVGElement): SVGGraphicsElement[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>(SHAPES)].filter((one) => {
    const style = getComputedStyle(one)
    return style.display !== 'none' && style.visibility !== 'hidden' && !one.closest('[data-screen-only], defs, clipPath')
  })
}

/** The picture as a file of its own. */
export function asSvg(svg: SVGSVGElement, title: string): string {
  const { x, y, width, height } = size(svg)
  const out = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg')
  const root = out.documentElement
  root.setAttribute('viewBox', `${x} ${y} ${width} ${height}`)
  root.setAttribute('width', String(width))
  root.setAttribute('height', String(height))
  const add = (name: string, attributes: Record<string, string>, text = '') => {
    const one = out.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value)
    one.textContent = text
    root.append(one)
  }
  add('title', {}, title)
  add('rect', { x: String(x), y: String(y), width: String(width), height: String(height), fill: paper() })
  const screen = svg.getScreenCTM()!.inverse()
  for (const shape of shown(svg)) {
    const attributes: Record<string, string> = {}
    for (const name of ['d', 'cx', 'cy', 'r', 'x', 'y', 'width', 'height', 'x1', 'y1', 'x2', 'y2', 'dx', 'dy']) {
      const value = shape.getAttribute(name)
      if (value !== null) attributes[name] = value
    }
    const style = getComputedStyle(shape)
    for (const name of LOOKS) {
      const value = style.getPropertyValue(name)
      if (value) attributes[name] = value
    }
    // The pen keeps its width however the shape is zoomed.
    if (style.getPropertyValue('vector-effect') === 'non-scaling-stroke') attributes['vector-effect'] = 'non-scaling-stroke'
    const { a, b, c, d, e, f } = screen.multiply(shape.getScreenCTM()!)
    attributes['transform'] = `matrix(${[a, b, c, d, e, f].join(' ')})`
    add(shape.localName, attributes, shape.localName === 'text' ? (shape.textContent ?? '') : '')
  }
  return new XMLSerializer().serializeToString(out)
}

/** The picture in pixels, twice as fine as on the page. */
export async function asPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const { x, y, width, height } = size(svg)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = paper()
  pen.fillRect(0, 0, canvas.width, canvas.height)
  const screen = svg.getScreenCTM()!.inverse()
  for (const shape of shown(svg)) {
    const style = getComputedStyle(shape)
    const { a, b, c, d, e, f } = screen.multiply(shape.getScreenCTM()!)
    pen.setTransform(scale * a, scale * b, scale * c, scale * d, scale * (e - x), scale * (f - y))
    const opacity = Number(style.opacity)
    if (shape instanceof SVGTextElement) {
      write(pen, shape, style, opacity)
      continue
    }
    const path = outline(shape)
    if (style.fill !== 'none') {
      pen.globalAlpha = opacity * Number(style.fillOpacity)
      pen.fillStyle = style.fill
      pen.fill(path)
    }
    if (style.stroke !== 'none') {
      const zoom = style.getPropertyValue('vector-effect') === 'non-scaling-stroke' ? Math.hypot(a, b) : 1
      pen.globalAlpha = opacity * Number(style.strokeOpacity)
      pen.strokeStyle = style.stroke
      pen.lineWidth = parseFloat(style.strokeWidth) / zoom
      pen.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map((part) => parseFloat(part) / zoom))
      pen.stroke(path)
    }
  }
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'))
}

function outline(shape: SVGGraphicsElement): Path2D {
  const n = (name: string) => Number(shape.getAttribute(name) ?? 0)
  const path = new Path2D(shape instanceof SVGPathElement ? (shape.getAttribute('d') ?? '') : undefined)
  if (shape instanceof SVGCircleElement) path.arc(n('cx'), n('cy'), n('r'), 0, 2 * Math.PI)
  else if (shape instanceof SVGRectElement) path.rect(n('x'), n('y'), n('width'), n('height'))
  else if (shape instanceof SVGLineElement) {
    path.moveTo(n('x1'), n('y1'))
    path.lineTo(n('x2'), n('y2'))
  }
  return path
}

function write(pen: CanvasRenderingContext2D, text: SVGTextElement, style: CSSStyleDeclaration, opacity: number): void {
  const n = (name: string) => Number(text.getAttribute(name) ?? 0)
  pen.globalAlpha = opacity
  pen.fillStyle = style.fill
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  pen.textAlign = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left'
  pen.fillText(text.textContent ?? '', n('x') + n('dx'), n('y') + n('dy'))
}
