import type { GeoPoint } from "#app/domain/places/place.ts";
import { stationByCode } from "#app/domain/places/stations.ts";
import type { StopPlace } from "./trip-plan.ts";

/** The columns of a shipment that say where a vehicle must go for it. */
export interface RoutedShipment {
  id: string;
  direction: string;
  shipperName: string | null;
  shipperPhone: string | null;
  shipperAddress: string | null;
  originCode: string | null;
  originText: string;
  consigneeName: string;
  consigneePhone: string | null;
  consigneeAddress: string | null;
  destCode: string;
  destText: string;
  lat: number | null;
  lng: number | null;
  stationCode: string | null;
}

export interface TransferPartner {
  id: string;
  name: string;
  phone: string | null;
  depotAddress: string | null;
  depotCode: string | null;
  depotLat: number | null;
  depotLng: number | null;
}

/** Centre of a place by its code, where an address has no point of its own. */
export type CentreOf = (placeCode: string | null) => GeoPoint | null;

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s,，.。()（）\-—]/g, "");
}

/** One stop for all goods of a person at an address; goods without an address stand alone. */
function addressKey(prefix: string, id: string, address: string | null, person: string | null): string {
  return address ? `${prefix}:${plain(address)}|${plain(person ?? "")}` : `${prefix}:${id}`;
}

/** The consignee's door. */
export function consigneePlace(shipment: RoutedShipment, centreOf: CentreOf): StopPlace {
  const { consigneeName, consigneePhone, consigneeAddress, destCode, destText, lat, lng } = shipment;
  const own = shipment.direction === "inbound" && lat !== null && lng !== null ? { lat, lng } : centreOf(destCode);
  return {
    kind: "delivery",
    placeKey: addressKey("to", shipment.id, consigneeAddress, consigneePhone ?? consigneeName),
    title: consigneeName,
    address: consigneeAddress ?? destText,
    placeCode: destCode,
    lat: own?.lat ?? null,
    lng: own?.lng ?? null,
    phone: consigneePhone,
    partnerId: null,
  };
}

/** The shipper's door. */
export function shipperPlace(shipment: RoutedShipment, centreOf: CentreOf): StopPlace {
  const { shipperName, shipperPhone, shipperAddress, originCode, originText, lat, lng } = shipment;
  const own = lat !== null && lng !== null ? { lat, lng } : centreOf(originCode);
  return {
    kind: "pickup",
    placeKey: addressKey("from", shipment.id, shipperAddress, shipperPhone ?? shipperName),
    title: shipperName ?? originText,
    address: shipperAddress ?? originText,
    placeCode: originCode,
    lat: own?.lat ?? null,
    lng: own?.lng ?? null,
    phone: shipperPhone,
    partnerId: null,
  };
}

/** The station where arrived goods wait; its title is shown by its key in the reader's language. */
export function stationPlace(stationCode: string | null): StopPlace | null {
  const station = stationCode === null ? undefined : stationByCode(stationCode);
  if (!station) {
    return null;
  }
  return {
    kind: "pickup",
    placeKey: `station:${station.code}`,
    title: station.nameZh,
    address: null,
    placeCode: station.placeCode,
    lat: station.lat,
    lng: station.lng,
    phone: null,
    partnerId: null,
  };
}

/** The depot of the partner who carries transit goods on. */
export function depotPlace(partner: TransferPartner, centreOf: CentreOf): StopPlace {
  const { depotLat: lat, depotLng: lng } = partner;
  const point = lat !== null && lng !== null ? { lat, lng } : centreOf(partner.depotCode);
  return {
    kind: "transfer",
    placeKey: `partner:${partner.id}`,
    title: partner.name,
    address: partner.depotAddress,
    placeCode: partner.depotCode,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
    phone: partner.phone,
    partnerId: partner.id,
  };
}
