/** The audit log, for admins to read. */
@NullMarked
package com.xenocrm.auth.audit;

import org.jspecify.annotations.NullMarked;
