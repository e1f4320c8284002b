/** Columns of files, and their conversion to fields of rows. */
@NullMarked
package com.xenocrm.ingestion.imports.layout;

import org.jspecify.annotations.NullMarked;
