/** A heading as printed: its number closes with a mark of its own, or a blank parts the two. */
export function sectionName(section: { number: string; title: string }): string {
  const { number, title } = section;
  if (number === '' || title === '') return number + title;
  return '、）).．'.includes(number.slice(-1)) ? number + title : `${number} ${title}`;
}
