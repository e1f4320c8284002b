/** What every list has: pages by key (a page starts after the last identifier of the page before), money as it is shown. */
@NullMarked
package com.xenocrm.ingestion.reading;

import org.jspecify.annotations.NullMarked;
