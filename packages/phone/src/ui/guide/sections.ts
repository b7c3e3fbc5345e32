/** A page to read, on the phone and in print: the same sentences. Short ones, for they are read in three languages, at night. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The page in Markdown, as it lies in `docs/`. */
export const sectionsToMarkdown = (title: string, sections: readonly Section[]): string =>
  `${[
    `# ${title}`,
    ...sections.map(
      (section) => `## ${section.title}\n\n${section.lines.map((line) => `- ${line}`).join('\n')}`,
    ),
  ].join('\n\n')}\n`;
