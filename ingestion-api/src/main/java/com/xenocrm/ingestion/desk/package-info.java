/** Where requests with rows are taken in: what is valid goes out, and everything is counted. */
@NullMarked
package com.xenocrm.ingestion.desk;

import org.jspecify.annotations.NullMarked;
