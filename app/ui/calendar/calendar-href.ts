/** The page of a calendar at a year, with the editor of a date when one is given. */
export function calendarHref(id: string, year: number, day?: string): string {
  const query = new URLSearchParams({ id, year: String(year), ...(day ? { day } : {}) });
  return `/admin/calendar?${query}`;
}
