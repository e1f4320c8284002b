package com.xenocrm.local.mongo;

import java.util.Collection;
import java.util.List;

/** Index that finds the documents that a query can match. */
interface LookupIndex {
    /** Number of leading keys that the query fixes to certain values; 0 when the index cannot serve the query. */
    int keysFixedBy(QueryConditions conditions);

    /** The leading keys that the query fixes. */
    List<String> fixedKeys(QueryConditions conditions);

    /** Distinct positions of all documents with the required values. */
    Collection<Integer> positions(QueryConditions conditions);
}
