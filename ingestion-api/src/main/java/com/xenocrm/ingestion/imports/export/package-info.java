/** Exports of other tools: recognition by columns, and consent of customers. */
@NullMarked
package com.xenocrm.ingestion.imports.export;

import org.jspecify.annotations.NullMarked;
