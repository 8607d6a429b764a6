/** Documents of the public's own frontends, beside the portal's: only their answers may be kept. */
export const PUBLIC_LIST = `query PublicList($first: Int!) { decisions(first: $first) { edges { node { code title phase organ { name } openWindow { opensAt closesAt closesOn isOpen } deadlines(first: 10) { edges { node { key dueOn status } } } } } } }`;
