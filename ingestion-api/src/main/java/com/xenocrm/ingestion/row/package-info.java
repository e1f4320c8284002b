/** Rows of requests: validation and normalisation of fields. */
@NullMarked
package com.xenocrm.ingestion.row;

import org.jspecify.annotations.NullMarked;
