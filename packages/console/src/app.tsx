/** The console. */
export function App() {
  return <h1 className="p-8 text-xl font-semibold text-ink">Guestcard</h1>;
}
