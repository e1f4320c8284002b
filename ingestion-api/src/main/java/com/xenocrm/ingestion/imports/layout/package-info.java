/** What the columns of a file mean, and how their cells become the fields of rows. */
@NullMarked
package com.xenocrm.ingestion.imports.layout;

import org.jspecify.annotations.NullMarked;
