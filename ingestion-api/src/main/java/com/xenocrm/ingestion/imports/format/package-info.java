/** Formats of numbers, amounts, dates and lists in files. */
@NullMarked
package com.xenocrm.ingestion.imports.format;

import org.jspecify.annotations.NullMarked;
