/** What broker and database can do alone: nothing built on them is faster. */
@NullMarked
package com.xenocrm.bench.ceiling;

import org.jspecify.annotations.NullMarked;
