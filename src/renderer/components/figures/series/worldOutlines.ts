import { geoEqualEarth, geoPath } from 'd3-geo'
import type { GeoPermissibleObjects } from 'd3-geo'
import codes from 'i18n-iso-countries/codes.json'
import { feature } from 'topojson-client'
import world from 'world-atlas/countries-110m.json'

/** The outline of a present state; code as in ISO 3166, empty where it has none. */
interface Outline {
  readonly code: string
  readonly shape: GeoPermissibleObjects
}

const byNumber = new Map(codes.map(([alpha2 = '', , numeric = '']) => [numeric, alpha2]))
/** Kosovo stands in the atlas by its name only. */
const byName: Readonly<Record<string, string>> = { Kosovo: 'XK' }

type Atlas = Parameters<typeof feature>[0] & {
  readonly objects: { readonly countries: Countries }
}
type Countries = Extract<Parameters<typeof feature>[1], { type: 'GeometryCollection' }> & {
  readonly geometries: readonly { readonly properties?: { readonly name: string } }[]
}

const atlas = world as unknown as Atlas

const worldOutlines: readonly Outline[] = feature(atlas, atlas.objects.countries).features.map(
  shape => ({
    code:
      byNumber.get(String(shape.id)) ??
      byName[String((shape.properties as { name?: string } | null)?.name)] ??
      '',
    shape
  })
)

export interface DrawnOutline {
  readonly code: string
  readonly path: string
  readonly centre: readonly [number, number]
}

/** The outlines as SVG paths: the whole world, or no more of it than the countries named need. */
export function drawnOutlines(
  width: number,
  height: number,
  around: ReadonlySet<string>
): readonly DrawnOutline[] {
  const chosen = worldOutlines.filter(({ code }) => around.has(code))
  // Antarctica has no sections.
  const shown = worldOutlines.filter(({ code }) => code !== 'AQ')
  const extent = (chosen.length > 0 ? chosen : shown).map(({ shape }) => shape)
  const margin = chosen.length > 0 ? 24 : 4
  const projection = geoEqualEarth().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin]
    ],
    { type: 'FeatureCollection', features: extent } as never
  )
  const path = geoPath(projection).digits(1)
  return shown.map(({ code, shape }) => ({
    code,
    path: path(shape) ?? '',
    centre: path.centroid(shape)
  }))
}
