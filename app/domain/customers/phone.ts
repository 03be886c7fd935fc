/** Mainland mobile in E.164. */
const MOBILE = /^\+86(1[3-9]\d)(\d{4})(\d{4})$/;
/** Service numbers: 400-xxx-xxxx, 800-xxx-xxxx. */
const SERVICE = /^\+86([48]00)(\d{3})(\d{4})$/;
/** Area codes are 10 and 2x (two digits), else three; written with a zero in front: 0991. */
const LANDLINE = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/**
 * A stored number as people write it: 199 1234 5678, 0991-2345678, 400-888-1234; a foreign number as it is.
 * @param value E.164, as `normalizePhone` gives it
 */
export function displayPhone(value: string): string {
  const mobile = MOBILE.exec(value);
  if (mobile) return `${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const service = SERVICE.exec(value);
  if (service) return `${service[1]}-${service[2]}-${service[3]}`;
  const landline = LANDLINE.exec(value);
  return landline ? `0${landline[1]}-${landline[2]}` : value;
}

/**
 * A stored number for those who may not see it whole: 199****5678, 0991-****678.
 * Whatever form the value has, four digits or more are hidden.
 * @param value E.164, as `normalizePhone` gives it
 */
export function maskPhone(value: string): string {
  const mobile = MOBILE.exec(value);
  if (mobile) return `${mobile[1]}****${mobile[3]}`;
  const service = SERVICE.exec(value);
  if (service) return `${service[1]}-****${value.slice(-3)}`;
  const landline = LANDLINE.exec(value);
  if (landline) return `0${landline[1]}-****${value.slice(-3)}`;
  return value.length >= 10 ? `${value.slice(0, 3)}****${value.slice(-3)}` : "****";
}
