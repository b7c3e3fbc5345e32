/**
 * An iPhone or iPad that shows the app in its browser: it deletes what a page has stored after seven days without use, and gives the same
 * app on the home screen a storage of its own. Other browsers do not know the word `standalone`.
 */
export const isOffHomeScreen = (): boolean =>
  'standalone' in navigator && navigator.standalone === false;
