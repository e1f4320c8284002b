/** How a file arrives and is stored. */
@NullMarked
package com.xenocrm.ingestion.imports.upload;

import org.jspecify.annotations.NullMarked;
