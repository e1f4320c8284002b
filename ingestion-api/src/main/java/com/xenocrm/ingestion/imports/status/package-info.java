/** Imports and their status. */
@NullMarked
package com.xenocrm.ingestion.imports.status;

import org.jspecify.annotations.NullMarked;
