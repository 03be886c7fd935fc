/** The files of a field that hold something: an empty field sends one without name and bytes. */
export function filesOf(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
}
