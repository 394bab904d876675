/** Makes something of an object once, for as long as the object is there. */
export function oncePer<T extends object, Made>(make: (of: T) => Made): (of: T) => Made {
  const known = new WeakMap<T, { readonly made: Made }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.made;
    const made = make(of);
    known.set(of, { made });
    return made;
  };
}
