/** One row, field by field: what a value must look like, and how it is made the same however it was written. */
@NullMarked
package com.xenocrm.ingestion.row;

import org.jspecify.annotations.NullMarked;
