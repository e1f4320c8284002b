package com.xenocrm.local.mongo;

import java.util.Collection;
import java.util.List;

/** Index that finds the documents that a query can match. */
interface LookupIndex {
    /** Returns the number of leading keys that the query fixes; 0 if the index cannot serve the query. */
    int keysFixedBy(QueryConditions conditions);

    /** Returns the leading keys that the query fixes. */
    List<String> fixedKeys(QueryConditions conditions);

    /** Returns the distinct positions of all documents with the required values. */
    Collection<Integer> positions(QueryConditions conditions);
}
