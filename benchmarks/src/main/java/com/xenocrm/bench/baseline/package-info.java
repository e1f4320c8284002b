/** What broker and database can do alone: nothing built on them is faster. */
@NullMarked
package com.xenocrm.bench.baseline;

import org.jspecify.annotations.NullMarked;
