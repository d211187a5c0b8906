import { expect, it } from 'vitest'

import { around, CLOSEST, fit, Frame, fromText, kept, project, toText, units, unproject, WORLD, zoomed } from './view'

it('goes to the square and back', () => {
  expect(project(0, 0)).toEqual([500, 500])
  const [lon, lat] = unproject(...project(36.65, 35.44))
  expect([lon.toFixed(4), lat.toFixed(4)]).toEqual(['36.6500', '35.4400'])
  expect(project(10, 90)[1]).toBeCloseTo(0)
})

it('draws kilometres as large as the projection makes them', () => {
  expect(units(40_075, 0)).toBeCloseTo(WORLD)
  expect(units(10, 60)).toBeCloseTo(2 * units(10, 0))
})

it('fits a box and keeps within the world', () => {
  const view = fit({ left: 100, right: 200, top: 100, bottom: 120 }, 800, 400)
  expect(view).toEqual({ x: 150, y: 110, k: 6.4 })
  expect(fit({ left: 5, right: 5, top: 5, bottom: 5 }, 800, 400).k).toBe(60)
  expect(kept({ x: -5, y: 2000, k: 1e9 }, 800)).toEqual({ x: 0, y: WORLD, k: CLOSEST })
  expect(kept({ x: 5, y: 5, k: 0.001 }, 800).k).toBe(0.8)
  expect(around([])).toBeUndefined()
})

it('keeps what is under the pointer there when zooming', () => {
  const view = { x: 500, y: 500, k: 4 }
  const next = zoomed(view, 2, 100, -40, 800)
  expect(next.k).toBe(8)
  expect(next.x + 100 / next.k).toBeCloseTo(view.x + 100 / view.k)
  expect(next.y - 40 / next.k).toBeCloseTo(view.y - 40 / view.k)
})

it('stands in the address', () => {
  const view = fromText(toText({ x: 600, y: 400, k: 12.5 }))!
  expect([view.x.toFixed(1), view.y.toFixed(1), view.k]).toEqual(['600.0', '400.0', 12.5])
  for (const bad of [null, '', '1,2', 'a,b,c', '1,2,-3', '1,2,Infinity']) expect(fromText(bad)).toBeUndefined()
})

it('knows what lies where on a map', () => {
  const frame = new Frame({ x: 400, y: 300, k: 2 }, 800, 500)
  expect([frame.sx(400), frame.sy(300)]).toEqual([400, 250])
  expect(frame.at(frame.sx(123), frame.sy(45))).toEqual([123, 45])
  expect([frame.holds(590, 300), frame.holds(610, 300), frame.holds(610, 300, 50)]).toEqual([true, false, true])
})
