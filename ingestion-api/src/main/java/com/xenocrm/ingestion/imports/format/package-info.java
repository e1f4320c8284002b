/** How a file writes numbers, amounts, dates and lists. */
@NullMarked
package com.xenocrm.ingestion.imports.format;

import org.jspecify.annotations.NullMarked;
