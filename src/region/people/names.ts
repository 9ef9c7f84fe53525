/** Names of a coast that people have always moved to. */
// biome-ignore format: names read in rows
export const WOMEN = [
  'Anne', 'Ingrid', 'Marit', 'Solveig', 'Astrid', 'Berit', 'Randi', 'Hilde', 'Silje', 'Nora', 'Emma', 'Sofie', 'Maja',
  'Ida', 'Thea', 'Frida', 'Åse', 'Bjørg', 'Gunn', 'Turid', 'Sunniva', 'Ragnhild', 'Tone', 'Elin', 'Camilla', 'Hanne',
  'Fatima', 'Amina', 'Leyla', 'Zeynep', 'Agnieszka', 'Katarzyna', 'Maria', 'Elena', 'Olena', 'Nadia', 'Yasmin', 'Hodan',
  'Sara', 'Rania', 'Linh', 'Mai', 'Priya', 'Anjali', 'Lucía', 'Inés', 'Chloé', 'Camille', 'Aiko', 'Grace', 'Selam', 'Ruta',
]
// biome-ignore format: names read in rows
export const MEN = [
  'Ola', 'Lars', 'Erik', 'Bjørn', 'Knut', 'Arne', 'Per', 'Odd', 'Terje', 'Magnus', 'Henrik', 'Jonas', 'Emil', 'Oskar',
  'Filip', 'Noah', 'Sander', 'Håkon', 'Sindre', 'Trygve', 'Øyvind', 'Leif', 'Einar', 'Torbjørn', 'Kåre', 'Rune', 'Ali',
  'Ahmed', 'Omar', 'Yusuf', 'Mehmet', 'Piotr', 'Tomasz', 'Marek', 'Andrei', 'Dmytro', 'Hassan', 'Karim', 'Minh', 'Tuan',
  'Arjun', 'Ravi', 'Mateo', 'Diego', 'Louis', 'Antoine', 'Kenji', 'Samuel', 'Tesfaye', 'Jonas', 'Kofi', 'Luka',
]
// biome-ignore format: names read in rows
export const FAMILIES = [
  'Hansen', 'Johansen', 'Olsen', 'Larsen', 'Andersen', 'Pedersen', 'Nilsen', 'Kristiansen', 'Jensen', 'Karlsen', 'Eriksen',
  'Berg', 'Haugen', 'Hagen', 'Bakken', 'Solberg', 'Lie', 'Dahl', 'Lund', 'Moen', 'Strand', 'Sæther', 'Øien', 'Ås', 'Bråten',
  'Fjeld', 'Nygård', 'Rønning', 'Sørli', 'Tveit', 'Vik', 'Myhre', 'Aasen', 'Ødegård', 'Lunde', 'Brekke', 'Nordmo', 'Sund',
  'Nguyen', 'Tran', 'Ahmadi', 'Hussein', 'Warsame', 'Ali', 'Kowalska', 'Nowak', 'Wójcik', 'Popescu', 'Shevchenko', 'Yilmaz',
  'Kaya', 'Haddad', 'Singh', 'Patel', 'Garcia', 'Fernández', 'Dubois', 'Moreau', 'Tanaka', 'Mensah', 'Tesfay', 'Petraitis',
]
