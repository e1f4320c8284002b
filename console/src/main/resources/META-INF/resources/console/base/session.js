// Who is signed in, and what they may do. The server decides; this only hides what it would refuse.
import { createContext, useContext } from './ui.js';

const RANK = { viewer: 0, marketer: 1, admin: 2 };

export const Session = createContext({ user: null, vocabulary: null });

export const useUser = () => useContext(Session).user;
export const useVocabulary = () => useContext(Session).vocabulary;

/** Whether the user has this role or a higher one. */
export function useMay(role) {
  const user = useUser();
  return (RANK[user?.role] ?? 0) >= RANK[role];
}

/** The name in the browser's storage of what belongs to this user alone. */
export const useOwn = (name) => `${name}.${useUser()._id}`;
