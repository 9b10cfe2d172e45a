/** The longest texts the form takes, in characters; apart from the schema, so that a browser can have them without it. */
export const textLimits = {
  text: 2000,
  note: 2000,
  location: 300,
  pseudonym: 40,
  name: 100,
  organisation: 120,
  email: 254,
  phone: 25,
  place: 80,
} as const
