/** Dead letters: collected from the broker, listed, replayed or discarded by an admin. */
@NullMarked
package com.xenocrm.ingestion.operations;

import org.jspecify.annotations.NullMarked;
