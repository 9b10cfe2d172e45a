import { stringify } from 'csv-stringify/sync'
import type { Geography, Municipality } from '#domain/geography.ts'

/** A municipality with its region in every partition, as others read it. */
export function municipalityRecord({ aliases, ...one }: Municipality) {
  const { code, name, slug, province, safetyRegion, policeUnit, courtDistrict } = one
  const { veiligThuisRegion, ggdRegion, labourMarketRegion } = one
  return {
    ...{ code, name, slug, otherNames: aliases, province, safetyRegion, policeUnit, courtDistrict },
    ...{ veiligThuisRegion, ggdRegion, labourMarketRegion },
  }
}

const columns: Readonly<Record<string, (one: Municipality) => string>> = {
  code: one => one.code,
  name: one => one.name,
  slug: one => one.slug,
  province_code: one => one.province.code,
  province: one => one.province.name,
  safety_region_code: one => one.safetyRegion.code,
  safety_region: one => one.safetyRegion.name,
  police_unit: one => one.policeUnit,
  court_district: one => one.courtDistrict,
  veilig_thuis_region_code: one => one.veiligThuisRegion.code,
  veilig_thuis_region: one => one.veiligThuisRegion.name,
  ggd_region_code: one => one.ggdRegion.code,
  ggd_region: one => one.ggdRegion.name,
  labour_market_region: one => one.labourMarketRegion,
}

/** For machines, as RFC 4180 has it: commas, CRLF, UTF-8 without a mark. */
export function municipalityTable({ municipalities }: Geography): string {
  const rows = municipalities.map(one => Object.values(columns).map(cell => cell(one)))
  return stringify([Object.keys(columns), ...rows], { record_delimiter: 'windows' })
}
