package com.xenocrm.infra;

import java.util.Collection;
import java.util.List;

/** An index of the MongoDB stand-in that finds the documents that a query can match at all. */
interface LookupIndex {
    /** How many of its keys, from the first on, the query fixes to certain values; 0 when the index is of no use. */
    int keysFixedBy(Conditions conditions);

    /** The keys that {@link #positions} goes by, given these conditions. */
    List<String> fixedKeys(Conditions conditions);

    /** The positions of all documents that have the values demanded; each once. */
    Collection<Integer> positions(Conditions conditions);
}
