// Names for people, made up: the roster has them, and the CRM calls owners by them.

import type { Employee } from '../../../../engine/intake/records.ts'

/** First and last name of an employee, from the id; no two of the first 360 are alike. */
export function nameOf({ id }: Pick<Employee, 'id'>): readonly [first: string, last: string] {
  const index = Number(id) - 1001
  return [firstNames[(index * 7) % firstNames.length] ?? '', lastNames[(index * 11) % lastNames.length] ?? '']
}

const firstNames = (
  'Ada Amir Ben Bianca Carl Chen Dana Diego Elif Emma Farid Fay Gita Glen Hana Hugo Ines Ivan Jana Joel ' +
  'Kai Keira Lars Lena Maya Milo Nadia Noel Olga Omar Petra Pia Quinn Rosa Ruben Sana Sven Tara Umar Vera'
).split(' ')

const lastNames = (
  'Abbott Acosta Barros Becker Bianchi Brandt Castro Chandra Cole Dahl Diaz Duarte Ek Engel Falk Ferrer Gallo Grant Haas ' +
  'Holm Ibarra Ito Jansen Joshi Kaur Klein Lang Lopez Marin Meyer Nair Novak Okafor Olsen Pace Patel Reyes Rossi Sato Silva ' +
  'Tanaka Torres Ueda Weber Young'
).split(' ')
