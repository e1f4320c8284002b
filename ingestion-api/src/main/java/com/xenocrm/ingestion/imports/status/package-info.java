/** Which imports there are, and how far each of them is. */
@NullMarked
package com.xenocrm.ingestion.imports.status;

import org.jspecify.annotations.NullMarked;
