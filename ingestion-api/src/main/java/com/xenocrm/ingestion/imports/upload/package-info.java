/** Upload and storage of files. */
@NullMarked
package com.xenocrm.ingestion.imports.upload;

import org.jspecify.annotations.NullMarked;
